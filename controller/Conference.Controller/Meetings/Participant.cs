namespace Conference.Controller.Meetings;

/// <summary>One person in a meeting. Guarded by the meeting's lock.</summary>
internal sealed class Participant(string id, string displayName, DateTimeOffset joinedAt) : IDisposable
{
    public string Id { get; } = id;

    /// <summary>Live connections, of either endpoint.</summary>
    public int Connections { get; set; }

    /// <summary>Others see somebody from the first connection on: a join that is never followed by one leaves no trace.</summary>
    public bool Announced { get; set; }

    /// <summary>Runs while there is no connection.</summary>
    public ITimer? Grace { get; set; }

    public ParticipantView View => new(Id, displayName, joinedAt, Connections > 0);

    public void Dispose() => Grace?.Dispose();
}
