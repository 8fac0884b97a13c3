"""What is decided, without knowing of Alexa, of AWS or of the time: that is passed in."""
