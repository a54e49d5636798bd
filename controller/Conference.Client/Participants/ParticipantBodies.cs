namespace Conference.Client;

internal sealed record MuteBody(TrackSource? Source, bool? AllowUnmute);

internal sealed record MuteAllBody(bool? AllowUnmute);

internal sealed record AskBody(TrackSource? Source);

internal sealed record EndBody(string? Reason, bool Close);

internal sealed record ReasonBody(string? Reason);

internal sealed record ParticipantBody(string? ParticipantId);

internal sealed record PasscodeBody(string Passcode)
{
    // A record prints its members, and this one must not end up in a log.
    public override string ToString() => nameof(PasscodeBody);
}

internal sealed record ParticipantChangesBody(string? DisplayName, Role? Role, IReadOnlyDictionary<string, bool>? Grants)
{
    public static ParticipantChangesBody Of(ParticipantChanges changes) =>
        new(changes.DisplayName, changes.Role, GrantNames.Changes(changes.Give, changes.Take));
}
