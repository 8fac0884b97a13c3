"""The same skill as an HTTPS endpoint of one's own, for owners without Lambda.

Alexa signs what she sends. Nothing of a request's body is read before its signature holds.
"""
