using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup;

public sealed partial class WebRtcTransport
{
    private volatile IceState _iceState;
    private volatile DtlsState _dtlsState;
    private volatile TransportTuple? _iceSelectedTuple;
    private volatile string? _dtlsRemoteCertificate;

    /// <summary>Raised when ICE changes its state.</summary>
    public event EventHandler<IceState>? IceStateChanged;

    /// <summary>Raised when another pair of candidates is in use.</summary>
    public event EventHandler<TransportTuple>? IceSelectedTupleChanged;

    /// <summary>Raised when DTLS changes its state.</summary>
    public event EventHandler<DtlsState>? DtlsStateChanged;

    /// <summary>The state of ICE.</summary>
    public IceState IceState => IsClosed ? IceState.Closed : _iceState;

    /// <summary>The pair of candidates in use; null before there is one, and after the transport was closed.</summary>
    public TransportTuple? IceSelectedTuple => IsClosed ? null : _iceSelectedTuple;

    /// <summary>The state of DTLS.</summary>
    public DtlsState DtlsState => IsClosed ? DtlsState.Closed : _dtlsState;

    /// <summary>The endpoint's certificate in PEM format; null before DTLS is connected.</summary>
    public string? DtlsRemoteCertificate => _dtlsRemoteCertificate;

    private protected override void Handle(Fbs.Notification.Notification notification)
    {
        switch (notification.Event)
        {
            case Fbs.Notification.Event.WebrtctransportIceStateChange:
                _iceState = notification.BodyAsWebRtcTransportIceStateChangeNotification().IceState.ToPublic();
                Channel.Events.Raise(IceStateChanged, this, _iceState);
                break;
            case Fbs.Notification.Event.WebrtctransportIceSelectedTupleChange:
                var tuple = WireTransport.Read(notification.BodyAsWebRtcTransportIceSelectedTupleChangeNotification().Tuple);
                _iceSelectedTuple = tuple;
                Channel.Events.Raise(IceSelectedTupleChanged, this, tuple);
                break;
            case Fbs.Notification.Event.WebrtctransportDtlsStateChange:
                HandleDtls(notification.BodyAsWebRtcTransportDtlsStateChangeNotification());
                break;
            default:
                throw new InvalidDataException($"A WebRTC transport knows no {notification.Event}.");
        }
    }

    private void HandleDtls(Fbs.WebRtcTransport.DtlsStateChangeNotification change)
    {
        _dtlsState = change.DtlsState.ToPublic();
        if (_dtlsState == DtlsState.Connected) _dtlsRemoteCertificate = change.RemoteCert;
        Channel.Events.Raise(DtlsStateChanged, this, _dtlsState);
    }
}
