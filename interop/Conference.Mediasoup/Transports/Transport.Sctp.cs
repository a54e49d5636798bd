namespace Conference.Mediasoup;

public abstract partial class Transport
{
    private readonly SctpStreamIds _sctpStreamIds = new();
    private SctpState? _sctpState;
    private volatile SctpNegotiatedCapabilities? _sctpNegotiatedCapabilities;

    /// <summary>Raised when SCTP changes its state.</summary>
    public event EventHandler<SctpState>? SctpStateChanged;

    /// <summary>What the endpoint has to know about SCTP; null without it.</summary>
    public SctpParameters? SctpParameters { get; }

    /// <summary>The state of SCTP; null without it.</summary>
    public SctpState? SctpState => _sctpState is not null && IsClosed ? Mediasoup.SctpState.Closed : _sctpState;

    /// <summary>What SCTP has agreed on; null before it is connected.</summary>
    public SctpNegotiatedCapabilities? SctpNegotiatedCapabilities => _sctpNegotiatedCapabilities;

    private void SetSctpState(SctpState state)
    {
        _sctpState = state;
        Channel.Events.Raise(SctpStateChanged, this, state);
    }

    private void SetSctpNegotiatedCapabilities(SctpNegotiatedCapabilities capabilities)
    {
        _sctpNegotiatedCapabilities = capabilities;
        _sctpStreamIds.Limit = capabilities.NegotiatedMaxOutboundStreams;
    }
}
