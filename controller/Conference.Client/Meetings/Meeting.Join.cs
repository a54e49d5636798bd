using Conference.Client.Http;
using Conference.Client.Keys;
using Conference.Client.Rpc;

namespace Conference.Client;

public partial class Meeting
{
    /// <summary>Joins the meeting as a participant, and follows it until the connection is disposed.</summary>
    /// <param name="displayName">The name that the others see; 1 to 60 characters.</param>
    /// <param name="options">As whom; without it, with an API key, as somebody new with the meeting's default role, and otherwise as a guest.</param>
    /// <param name="cancellationToken">Gives up joining.</param>
    /// <returns>A connection that has the meeting's state. It may be in the lobby: see <see cref="MeetingConnection.WaitForAdmissionAsync"/>.</returns>
    /// <exception cref="NotFoundException">There is no such meeting, or it has ended.</exception>
    /// <exception cref="ConferenceException">The server does not let them in; the code says why (<c>meeting_locked</c>, <c>passcode_wrong</c> …).</exception>
    public async Task<MeetingConnection> JoinAsync(string displayName, JoinOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(displayName);
        options ??= new JoinOptions();
        var key = new DeviceKey();
        try
        {
            var json = ClientJson.Default;
            var body = new JoinBody(displayName, key.PublicKey, TokenFor(options), options.Passcode);
            var request = Json.Request(HttpMethod.Post, $"{Path}/join", body, json.JoinBody);
            var joined = await Context.Rest.SendAsync(request, json.JoinAnswer, cancellationToken);
            return await ConnectAsync(joined, key, cancellationToken);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Signs a token that lets one person into this meeting, here and without asking the server.</summary>
    /// <param name="pass">Who it is for, and what they may do.</param>
    /// <exception cref="InvalidOperationException">This client has no API key.</exception>
    public string CreateJoinToken(JoinPass pass) => JoinTokens.Create(Context.RequireKey(), Id, pass, Context.Clock.GetUtcNow());

    private string? TokenFor(JoinOptions options)
    {
        if (options.Token is not null || options.AsGuest)
            return options.Token;
        if (Context.Key is not null)
        {
            var userId = options.UserId ?? $"sdk-{Guid.CreateVersion7(Context.Clock.GetUtcNow()):N}";
            return CreateJoinToken(new JoinPass(userId) { Role = options.Role, Give = options.Give, Take = options.Take });
        }

        var asks = options.UserId is not null || options.Role is not null || (options.Give | options.Take) != Grants.None;
        return asks ? throw new InvalidOperationException("A user id, role or grants need an API key, or a token that grants them.") : null;
    }

    private async Task<MeetingConnection> ConnectAsync(JoinAnswer joined, DeviceKey key, CancellationToken cancellationToken)
    {
        var context = Context.As(new DeviceCredential(key, joined.Ticket, Context.Clock));
        var server = Context.Rest.Server;
        var invoker = Context.Options.WebSocketInvoker;
        var events = new RpcAddress(RpcAddress.Resolve(server, joined.EventsUrl), joined.Ticket, key, invoker, Context.Clock);
        var signal = events with { Uri = RpcAddress.Resolve(server, joined.SignalUrl) };
        var connection = new MeetingConnection(context, joined, events, signal);
        try
        {
            await connection.StartAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
