"""The local Alexa as a web page: a conversation, a screen, and the little world around them."""
