"""A local Alexa: hears text, understands it through an interaction model, and runs a skill.

It talks to the skill only as Alexa does, in JSON envelopes, and knows nothing of what any skill is
about: given a manifest, interaction models and a handler, it runs that skill. Only `__main__`
names one. Numbers and lengths of time are understood in English; everything else goes by the model.
"""
