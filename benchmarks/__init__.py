"""Remit's figures, each beside its peers in the same run.

``python -m benchmarks`` prints all tables; ``python -m benchmarks accuracy --help`` says what
one of them may be asked.  Every benchmark takes any file, its columns and a seed.
"""
