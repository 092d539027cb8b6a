"""At MMEP: how long what centers sent is kept, and the letting go of it."""
