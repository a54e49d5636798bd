using System.Net;

namespace Conference.Client;

/// <summary>Somebody else has changed it since it was read: read it again, and decide anew (412).</summary>
public sealed class ChangedMeanwhileException : ConferenceException
{
    internal ChangedMeanwhileException(string message, string code, string? detail)
        : base(message, (int)HttpStatusCode.PreconditionFailed, code, detail)
    {
    }
}
