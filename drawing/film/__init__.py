"""The steps of a scene as pictures, one made of the one before; that as a GIF."""
