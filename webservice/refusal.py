"""What becomes of a request that is not Alexa's, or not for this skill."""


class RefusedError(Exception):
    """The request is answered with 400, and logged with the reason.

    None of the SDK's errors on purpose: its adapter would log those with a traceback. The reason
    is one of our own words, never something of the request.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
