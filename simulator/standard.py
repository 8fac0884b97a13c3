"""What Alexa herself brings to a model: the phrases of her standard intents.

Amazon's "Standard Built-in Intents" lists some per intent, and says that a skill's own samples come
on top. An intent that a model does not name is not there.
"""

from collections.abc import Mapping

PHRASES: Mapping[str, tuple[str, ...]] = {
    "AMAZON.CancelIntent": ("cancel", "cancel that", "never mind", "forget it"),
    "AMAZON.HelpIntent": ("help", "help me", "can you help me", "i need help"),
    "AMAZON.NavigateHomeIntent": ("go home", "navigate home", "home", "go to the home screen"),
    "AMAZON.NextIntent": ("next", "skip", "skip forward"),
    "AMAZON.NoIntent": ("no", "no thanks", "no thank you", "nope", "nah"),
    "AMAZON.PauseIntent": ("pause", "pause that"),
    "AMAZON.PreviousIntent": ("go back", "skip back", "back up", "previous"),
    "AMAZON.RepeatIntent": ("repeat", "say that again", "repeat that", "say it again"),
    "AMAZON.ResumeIntent": ("resume", "continue", "keep going"),
    "AMAZON.StartOverIntent": ("start over", "restart", "start again"),
    "AMAZON.StopIntent": ("stop", "off", "shut up", "exit", "quit"),
    "AMAZON.YesIntent": ("yes", "yes please", "sure", "yeah", "yep", "yup", "okay", "ok"),
}
