using Conference.Client.Http;

namespace Conference.Client;

/// <summary>One meeting on the server: everything that can be asked of it. It holds no state but its name.</summary>
public partial class Meeting
{
    internal Meeting(ClientContext context, string id)
    {
        Context = context;
        Id = id;
        Path = $"meetings/{Uri.EscapeDataString(id)}";
        Participants = new ParticipantsClient(context.Rest, Path);
        Lobby = new LobbyClient(context.Rest, Path);
        Chat = new ChatClient(context.Rest, Path);
        Files = new FilesClient(context.Rest, Path);
        Recordings = new MeetingRecordingsClient(context.Rest, Path);
    }

    /// <summary>The id or code that it was named with.</summary>
    public string Id { get; }

    /// <summary>The people in it, and what a host does with them.</summary>
    public ParticipantsClient Participants { get; }

    /// <summary>Who waits to be let in.</summary>
    public LobbyClient Lobby { get; }

    /// <summary>What was written.</summary>
    public ChatClient Chat { get; }

    /// <summary>What was uploaded.</summary>
    public FilesClient Files { get; }

    /// <summary>Its recordings.</summary>
    public MeetingRecordingsClient Recordings { get; }

    internal ClientContext Context { get; }

    internal string Path { get; }

    /// <summary>How the meeting is now.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such meeting.</exception>
    public async Task<MeetingInfo> GetAsync(CancellationToken cancellationToken = default)
    {
        var (info, etag) = await Context.Rest.SendForVersionAsync(new(HttpMethod.Get, Path), ClientJson.Default.MeetingInfo, cancellationToken);
        return info with { ETag = etag };
    }

    /// <summary>Changes the meeting.</summary>
    /// <param name="changes">What is to change.</param>
    /// <param name="ifMatch">The <see cref="MeetingInfo.ETag"/> that the changes were made from; without one the newest version is changed.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ChangedMeanwhileException">Somebody else has changed the meeting since <paramref name="ifMatch"/>.</exception>
    public async Task<MeetingInfo> UpdateAsync(
        MeetingChanges changes, string? ifMatch = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var json = ClientJson.Default;
        var request = Json.Request(HttpMethod.Patch, Path, changes.Patch(), json.JsonObject, idempotencyKey) with { IfMatch = ifMatch };
        var (info, etag) = await Context.Rest.SendForVersionAsync(request, json.MeetingInfo, cancellationToken);
        return info with { ETag = etag };
    }

    /// <summary>Ends the meeting for everybody.</summary>
    /// <param name="reason">What they are told.</param>
    /// <param name="close">Whether a recurring room is closed for good; otherwise the next meeting takes place under the same code.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task EndAsync(string? reason = null, bool close = false, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Context.Rest.SendAsync(
            Json.Request(HttpMethod.Post, $"{Path}/end", new EndBody(reason, close), ClientJson.Default.EndBody, idempotencyKey), cancellationToken);

    /// <summary>Lets nobody new in; whoever is in stays.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task LockAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) => PostAsync("lock", idempotencyKey, cancellationToken);

    /// <summary>Opens the door again.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task UnlockAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) => PostAsync("unlock", idempotencyKey, cancellationToken);

    /// <summary>Sets what guests must know to come in.</summary>
    /// <param name="passcode">It cannot be read back.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task SetPasscodeAsync(string passcode, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Context.Rest.SendAsync(
            Json.Request(HttpMethod.Put, $"{Path}/passcode", new PasscodeBody(passcode), ClientJson.Default.PasscodeBody, idempotencyKey), cancellationToken);

    /// <summary>Lets guests in without a passcode.</summary>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task RemovePasscodeAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Context.Rest.SendAsync(Json.Command(HttpMethod.Delete, $"{Path}/passcode", idempotencyKey), cancellationToken);

    /// <summary>Ends somebody's screen share.</summary>
    /// <param name="participantId">Whose; null for the caller's own.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task StopScreenShareAsync(string? participantId = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        Context.Rest.SendAsync(
            Json.Request(HttpMethod.Post, $"{Path}/screen-share/stop", new ParticipantBody(participantId), ClientJson.Default.ParticipantBody, idempotencyKey),
            cancellationToken);

    /// <summary>How well the media runs, for each participant.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<MeetingHealth> GetHealthAsync(CancellationToken cancellationToken = default) =>
        Context.Rest.GetAsync($"{Path}/health", ClientJson.Default.MeetingHealth, cancellationToken);

    /// <summary>What was done in the meeting and by whom, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<AuditEvent> ListAuditAsync(CancellationToken cancellationToken = default) =>
        Context.Rest.ListAsync($"{Path}/audit", ClientJson.Default.PageAuditEvent, cancellationToken);

    private Task PostAsync(string action, string? idempotencyKey, CancellationToken cancellationToken) =>
        Context.Rest.SendAsync(Json.Command(HttpMethod.Post, $"{Path}/{action}", idempotencyKey), cancellationToken);
}
