using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Whip;

/// <summary>
/// A device of a participant that signals by HTTP: it publishes (WHIP) or plays (WHEP) over one transport, and says nothing more than that
/// its addresses change or that it goes.
/// </summary>
internal sealed class WhipSession(
    WhipProtocol protocol,
    WhipGuest guest,
    MediaSession media,
    WebRtcTransport transport,
    SdpOffer offer,
    IReadOnlyList<AnsweredMedia> answered,
    IReadOnlyList<IAsyncDisposable> belongings) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1); // requests about ICE come in any order, and each must see the present session
    private readonly TaskCompletionSource _deleted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IceCredentials _clientIce = offer.Transport.Ice;

    public string Id => guest.SessionId;

    public WhipProtocol Protocol => protocol;

    public WhipGuest Guest => guest;

    public WebRtcTransport Transport => transport;

    public MediaSession Media => media;

    /// <summary>Completes when the client has asked for the end.</summary>
    public Task Deleted => _deleted.Task;

    public string Path => $"/{protocol.Name()}/{guest.MeetingId}/{Id}";

    public string ETag => IceSessionTag.Of(transport.IceParameters.UsernameFragment);

    public string Answer() => SdpAnswer.Write(AnsweredTransport, answered);

    public void Delete() => _deleted.TrySetResult();

    /// <summary>Takes what the client tells about ICE; answers with our side of a new ICE session when it wants one.</summary>
    /// <exception cref="RefusedException">The request means another ICE session than the present one.</exception>
    public async Task<string?> PatchAsync(HttpRequest request, byte[] body, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            IceSessionTag.Require(request, ETag);
            var fragment = SdpFragment.Read(body, [.. offer.Media.Select(section => section.Mid)]);
            if (fragment.Ice is not { } ice || ice == _clientIce)
                return null; // candidates: an ICE-lite agent answers where checks come from, and needs none
            await media.RestartIceAsync(transport.Id, cancellationToken);
            _clientIce = ice;
            return SdpAnswer.WriteFragment(AnsweredTransport, answered);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await media.DisposeAsync();
        foreach (var belonging in belongings)
            await belonging.DisposeAsync();
        await guest.DisposeAsync();
    }

    private AnsweredTransport AnsweredTransport =>
        new(transport.IceParameters, transport.IceCandidates, transport.DtlsParameters.Fingerprints, offer.Transport.Dtls.Role);
}
