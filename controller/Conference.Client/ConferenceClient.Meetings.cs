using Conference.Client.Http;
using Conference.Client.Keys;

namespace Conference.Client;

public sealed partial class ConferenceClient
{
    /// <summary>Makes a meeting.</summary>
    /// <param name="meeting">What it is to be; without it, everything is the server's default.</param>
    /// <param name="idempotencyKey">Makes the meeting once, however often it is called; without it each call makes one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public async Task<CreatedMeeting> CreateMeetingAsync(
        NewMeeting? meeting = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var json = ClientJson.Default;
        var request = Json.Request(HttpMethod.Post, "meetings", meeting ?? new NewMeeting(), json.NewMeeting, idempotencyKey);
        var (created, etag) = await _context.Rest.SendForVersionAsync(request, json.JsonElement, cancellationToken);
        var info = System.Text.Json.JsonSerializer.Deserialize(created, json.MeetingInfo)!;
        var hostToken = created.TryGetProperty("hostToken", out var token) ? token.GetString() : null;
        return new CreatedMeeting(_context, info with { ETag = etag }, hostToken);
    }

    /// <summary>A meeting that is known to be there. Asks the server nothing.</summary>
    /// <param name="idOrCode">Its id or its code.</param>
    public Meeting Meeting(string idOrCode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrCode);
        return new Meeting(_context, idOrCode);
    }

    /// <summary>The tenant's meetings, newest first, fetched page by page as they are read.</summary>
    /// <param name="status">Only open ones, or only those that ended.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<MeetingInfo> ListMeetingsAsync(MeetingStatus? status = null, CancellationToken cancellationToken = default)
    {
        var filter = status is { } wanted ? $"?status={Json.Word(wanted)}" : string.Empty;
        return _context.Rest.ListAsync($"meetings{filter}", ClientJson.Default.PageMeetingInfo, cancellationToken);
    }

    /// <summary>What was done in the whole tenant, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<AuditEvent> ListAuditAsync(CancellationToken cancellationToken = default) =>
        _context.Rest.ListAsync("audit", ClientJson.Default.PageAuditEvent, cancellationToken);

    /// <summary>Signs a token that lets one person into one meeting, here and without asking the server.</summary>
    /// <param name="meeting">The id or code of the meeting.</param>
    /// <param name="pass">Who it is for, and what they may do.</param>
    /// <returns>A JWT for <see cref="JoinOptions.Token"/>, or for a browser that your application sends to the meeting.</returns>
    /// <exception cref="InvalidOperationException">This client has no API key.</exception>
    public string CreateJoinToken(string meeting, JoinPass pass) => JoinTokens.Create(_context.RequireKey(), meeting, pass, _context.Clock.GetUtcNow());
}
