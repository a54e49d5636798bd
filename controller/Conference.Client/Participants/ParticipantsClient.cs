using System.Text.Json.Serialization.Metadata;
using Conference.Client.Http;

namespace Conference.Client;

/// <summary>The people in a meeting, and what a host does with them.</summary>
public sealed class ParticipantsClient
{
    private readonly RestClient _rest;
    private readonly string _meetingPath;

    internal ParticipantsClient(RestClient rest, string meetingPath)
    {
        _rest = rest;
        _meetingPath = meetingPath;
    }

    /// <summary>Who is and was in the meeting.</summary>
    /// <param name="state">Only those who stand so, such as <see cref="ParticipantState.Present"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<ParticipantInfo> ListAsync(ParticipantState? state = null, CancellationToken cancellationToken = default)
    {
        var filter = state is { } wanted ? $"?state={Json.Word(wanted)}" : string.Empty;
        return _rest.ListAsync($"{_meetingPath}/participants{filter}", ClientJson.Default.PageParticipantInfo, cancellationToken);
    }

    /// <summary>Somebody, as they are now.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such participant.</exception>
    public async Task<ParticipantInfo> GetAsync(string participantId, CancellationToken cancellationToken = default)
    {
        var (info, etag) = await _rest.SendForVersionAsync(new(HttpMethod.Get, Of(participantId)), ClientJson.Default.ParticipantInfo, cancellationToken);
        return info with { ETag = etag };
    }

    /// <summary>Changes somebody's name, role or grants. What they send without a grant for it ends at once, in the media server too.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="changes">What is to change.</param>
    /// <param name="ifMatch">The <see cref="ParticipantInfo.ETag"/> that the changes were made from; without one the newest version is changed.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ChangedMeanwhileException">Somebody else has changed them since <paramref name="ifMatch"/>.</exception>
    public async Task<ParticipantInfo> UpdateAsync(
        string participantId,
        ParticipantChanges changes,
        string? ifMatch = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default)
    {
        var json = ClientJson.Default;
        var body = ParticipantChangesBody.Of(changes);
        var request = Json.Request(HttpMethod.Patch, Of(participantId), body, json.ParticipantChangesBody, idempotencyKey) with { IfMatch = ifMatch };
        var (info, etag) = await _rest.SendForVersionAsync(request, json.ParticipantInfo, cancellationToken);
        return info with { ETag = etag };
    }

    /// <summary>Mutes somebody; it holds in the media server before this ends.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="source">What is muted.</param>
    /// <param name="allowUnmute">Whether they may unmute themselves.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task MuteAsync(
        string participantId,
        TrackSource source = TrackSource.Microphone,
        bool allowUnmute = true,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        PostAsync(participantId, "mute", new MuteBody(source, allowUnmute), ClientJson.Default.MuteBody, idempotencyKey, cancellationToken);

    /// <summary>Asks somebody to unmute; only they can do it.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="source">What they are asked to send again.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task AskToUnmuteAsync(
        string participantId,
        TrackSource source = TrackSource.Microphone,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        PostAsync(participantId, "ask-to-unmute", new AskBody(source), ClientJson.Default.AskBody, idempotencyKey, cancellationToken);

    /// <summary>Ends somebody's camera; it holds in the media server before this ends.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task StopVideoAsync(string participantId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{Of(participantId)}/stop-video", idempotencyKey), cancellationToken);

    /// <summary>Puts somebody out. They may come back as they came before.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="reason">What they are told.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task KickAsync(
        string participantId, string? reason = null, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        PostAsync(participantId, "kick", new ReasonBody(reason), ClientJson.Default.ReasonBody, idempotencyKey, cancellationToken);

    /// <summary>Puts somebody out and keeps them out.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="reason">What they are told.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Ban> BanAsync(
        string participantId, string? reason = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var json = ClientJson.Default;
        var request = Json.Request(HttpMethod.Post, $"{Of(participantId)}/ban", new ReasonBody(reason), json.ReasonBody, idempotencyKey);
        return _rest.SendAsync(request, json.Ban, cancellationToken);
    }

    /// <summary>Mutes all microphones but the hosts' own.</summary>
    /// <param name="allowUnmute">Whether they may unmute themselves.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task MuteAllAsync(bool allowUnmute = true, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Request(HttpMethod.Post, $"{_meetingPath}/mute-all", new MuteAllBody(allowUnmute), ClientJson.Default.MuteAllBody, idempotencyKey),
            cancellationToken);

    /// <summary>Who may not come back.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<Ban> ListBansAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync($"{_meetingPath}/bans", ClientJson.Default.PageBan, cancellationToken);

    /// <summary>Lets somebody come back.</summary>
    /// <param name="banId">The <see cref="Ban.Id"/>.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task LiftBanAsync(string banId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Delete, $"{_meetingPath}/bans/{Uri.EscapeDataString(banId)}", idempotencyKey), cancellationToken);

    private string Of(string participantId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(participantId);
        return $"{_meetingPath}/participants/{Uri.EscapeDataString(participantId)}";
    }

    private Task PostAsync<T>(
        string participantId, string action, T body, JsonTypeInfo<T> type, string? idempotencyKey, CancellationToken cancellationToken) =>
        _rest.SendAsync(Json.Request(HttpMethod.Post, $"{Of(participantId)}/{action}", body, type, idempotencyKey), cancellationToken);
}
