"""The hotline: people report what is wrong in the city, and the right office deals with it."""
