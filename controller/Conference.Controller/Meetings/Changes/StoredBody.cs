namespace Conference.Controller.Meetings.Changes;

/// <summary>An event's body as it was read from the outbox: good for telling it again.</summary>
internal sealed record StoredBody(string Type, string Json) : EventBody(Type)
{
    public override string Data => Json;
}
