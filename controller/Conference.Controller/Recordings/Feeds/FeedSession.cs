using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Channels;
using Conference.Controller.Errors;
using Conference.Controller.Rpc;
using Conference.Recorder.Contracts;
using Conference.Recorder.Remote;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>One connection of a recorder elsewhere. It opens nothing before its token proved that it knows our key, on this connection.</summary>
internal sealed class FeedSession(RpcSocket socket, ServedFeeds feeds, FeedKey key, TimeProvider clock, IPAddress? peer) : IRpcSession
{
    private static readonly FeedNothing Done = new();

    private readonly string _nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
    private ServedFeed? _served;
    private ChannelReader<FeedNotice>? _events;
    private Task _forwarding = Task.CompletedTask;

    public static RpcMethods<FeedSession> Methods { get; } = new RpcMethods<FeedSession>()
        .Add(FeedProtocol.Authenticate, FeedJson.Default.FeedRequest, FeedJson.Default.FeedOpened, (s, p, ct) => s.AuthenticateAsync(p, ct))
        .Add(FeedProtocol.Received, FeedJson.Default.FeedReceipt, FeedJson.Default.FeedNothing, (s, p, _) => s.ReceivedAsync(p))
        .Add(FeedProtocol.Tap, FeedJson.Default.FeedTapRequest, FeedJson.Default.TrackTap, (s, p, ct) => s.TapAsync(p, ct))
        .Add(FeedProtocol.Resume, FeedJson.Default.FeedTrackRequest, FeedJson.Default.FeedNothing, (s, p, ct) => ActAsync(p, s.Feed.ResumeAsync, ct))
        .Add(
            FeedProtocol.RequestKeyFrame,
            FeedJson.Default.FeedTrackRequest,
            FeedJson.Default.FeedNothing,
            (s, p, ct) => ActAsync(p, s.Feed.RequestKeyFrameAsync, ct))
        .Add(FeedProtocol.Close, FeedJson.Default.FeedNothing, FeedJson.Default.FeedNothing, (s, _, _) => s.CloseAsync());

    public bool IsAuthenticated { get; private set; }

    private MeetingFeed Feed => _served?.Feed ?? throw new InvalidOperationException("Methods are served after authenticate only.");

    public void SendChallenge() => socket.Notify(FeedProtocol.Challenge, new FeedChallenge(_nonce), FeedJson.Default.FeedChallenge);

    public void Start() => _forwarding = ForwardAsync(_events!);

    public async ValueTask DisposeAsync()
    {
        if (_served is not null && _events is not null)
            _served.Detach(_events);
        await _forwarding;
    }

    private async Task<FeedOpened> AuthenticateAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        if (IsAuthenticated)
            throw new RefusedException(RefusalCode.InvalidParameters, "This connection is authenticated already.");
        var token = FeedToken.Read(request.Token, key.Bytes, _nonce, clock.GetUtcNow()) ?? throw new RefusedException(
            RefusalCode.TokenInvalid, "The token was not made for this connection with our master key, or not lately: compare keys and clocks.");
        CheckAddress(request.TapIp);
        if (request.Session is not null && feeds.Find(request.Session, token) is { } before && before.Attach(request.After) is { } missed)
            return Open(before, missed, isResumed: true);
        var served = await feeds.OpenAsync(token, cancellationToken);
        return Open(served, served.Attach(0)!, isResumed: false);
    }

    private FeedOpened Open(ServedFeed served, ChannelReader<FeedNotice> events, bool isResumed)
    {
        (_served, _events) = (served, events);
        IsAuthenticated = true;
        return new FeedOpened(served.Id, isResumed, served.Present);
    }

    // Packets to "this machine" reach a recorder on this machine only; elsewhere nothing would ever come.
    private void CheckAddress(string tapIp)
    {
        if (!IPAddress.TryParse(tapIp, out var address))
            throw new RefusedException(RefusalCode.InvalidParameters, $"'{tapIp}' is no IP address: set Recorder:TapIp.");
        if (IPAddress.IsLoopback(address) && peer is not null && !IPAddress.IsLoopback(peer))
        {
            throw new RefusedException(
                RefusalCode.InvalidParameters, $"The recorder at {peer} wants its packets at {tapIp}, which is not there: set its Recorder:TapIp.");
        }
    }

    private Task<FeedNothing> ReceivedAsync(FeedReceipt receipt)
    {
        _served!.Received(receipt.Sequence);
        return Task.FromResult(Done);
    }

    private async Task<TrackTap> TapAsync(FeedTapRequest request, CancellationToken cancellationToken)
    {
        if (request.Destination.Srtp is null)
            throw new RefusedException(RefusalCode.InvalidParameters, "Between processes packets are encrypted: give a key for SRTP.");
        try
        {
            return await Feed.TapAsync(request.TrackId, request.Destination, cancellationToken);
        }
        catch (TrackNotFoundException exception)
        {
            throw new RefusedException(RefusalCode.ProducerNotFound, exception.Message, exception);
        }
    }

    private static async Task<FeedNothing> ActAsync(FeedTrackRequest request, Func<string, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act(request.TrackId, cancellationToken);
            return Done;
        }
        catch (TrackNotFoundException exception)
        {
            throw new RefusedException(RefusalCode.ProducerNotFound, exception.Message, exception);
        }
    }

    private async Task<FeedNothing> CloseAsync()
    {
        await _served!.DisposeAsync();
        return Done;
    }

    private async Task ForwardAsync(ChannelReader<FeedNotice> events)
    {
        await foreach (var notice in events.ReadAllAsync(CancellationToken.None))
        {
            if (!await socket.SendPatientlyAsync(RpcMessages.Notification(FeedProtocol.Event, notice, FeedJson.Default.FeedNotice)))
                return; // the connection is gone, and comes back for the rest
        }

        if (_served!.HasEnded)
            socket.CloseAfterAnswer(CloseCode.Gone, "The meeting has ended.");
        else
            socket.CloseAfterAnswer(CloseCode.Replaced, "The feed was closed, or taken by another connection.");
    }
}
