"""The same skill as an HTTPS endpoint of one's own, for owners without Lambda.

Alexa signs what she sends. Until its signature holds, a request's body is bytes to us, of which
there may not be many; none of it is read as JSON, or as a form.
"""
