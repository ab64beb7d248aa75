"""The ASGI side of the application: who may send a body, which headers go out, plain routes."""
