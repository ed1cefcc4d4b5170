"""Personal data in text and tables, found in English and Chinese and replaced by tokens.

Finders take a string and yield `Finding`s; they read nothing but their word lists.
"""
