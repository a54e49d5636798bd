namespace Conference.Client;

/// <summary>A message was taken back.</summary>
/// <param name="MessageId">Which.</param>
/// <param name="By">Who did it.</param>
public sealed record MessageDeleted(string MessageId, string? By) : MeetingEvent;
