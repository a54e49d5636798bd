namespace Conference.Client;

/// <summary>What was asked for is not there (404), or is over (410: <c>meeting_ended</c>).</summary>
public sealed class NotFoundException : ConferenceException
{
    internal NotFoundException(string message, int status, string code, string? detail)
        : base(message, status, code, detail)
    {
    }
}
