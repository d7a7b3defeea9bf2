namespace SlaBot.Channels.Settings;

/// <summary>A setting is missing, blank, unusable or contradicts another; the message is one sentence that names it and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);
