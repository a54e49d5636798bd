using System.Text.Json;

namespace Conference.Client;

/// <summary>Another device of this participant set a value.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">What it is now; null when it was removed.</param>
public sealed record StateChanged(string Key, JsonElement? Value) : MeetingEvent;
