using System.Text.Json;

namespace Conference.Client;

/// <summary>An event of a newer server that this version of the SDK does not know.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Data">What it says.</param>
public sealed record UnknownEvent(string Type, JsonElement Data) : MeetingEvent;
