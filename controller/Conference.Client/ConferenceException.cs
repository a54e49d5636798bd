using System.Net;

namespace Conference.Client;

/// <summary>The server refused a call, or could not be reached.</summary>
public class ConferenceException : Exception
{
    internal ConferenceException(string message, int status, string code, string? detail, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
        Code = code;
        Detail = detail;
    }

    /// <summary>The HTTP status; 0 where there was none, as on a WebSocket or when nothing answered.</summary>
    public int Status { get; }

    /// <summary>The server's stable code, such as <c>meeting_not_found</c>; the list stands in the controller's README.</summary>
    public string Code { get; }

    /// <summary>What the server says of this very case, with the way out; null when it said nothing.</summary>
    public string? Detail { get; }

    internal static ConferenceException Of(HttpStatusCode status, string? code, string? detail, string call, TimeSpan? retryAfter)
    {
        var known = code ?? $"http_{(int)status}";
        var message = $"{call}: {(int)status} {known}. {detail}".TrimEnd();
        return status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new NotFoundException(message, (int)status, known, detail),
            HttpStatusCode.PreconditionFailed => new ChangedMeanwhileException(message, known, detail),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                new ServerUnavailableException(message, (int)status, known, detail, retryAfter),
            _ => new ConferenceException(message, (int)status, known, detail),
        };
    }

    internal static ConferenceException OfRpc(string method, string code, string detail) => new($"{method}: {code}. {detail}", 0, code, detail);
}
