"""The edges of the platform: speech, memory and what Alexa sends and takes."""
