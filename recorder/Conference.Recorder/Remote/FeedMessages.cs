using Conference.Recorder.Contracts;

namespace Conference.Recorder.Remote;

/// <summary>What a connection must be signed over.</summary>
public sealed record FeedChallenge(string Nonce);

/// <summary>Asks for a feed.</summary>
/// <param name="Token">A <see cref="FeedToken"/> for this connection.</param>
/// <param name="TapIp">Where the recorder will receive; told now so that an address that cannot work is refused at once.</param>
/// <param name="Session">The feed to go on with; null for a new one.</param>
/// <param name="After">Number of the last event of that feed which the recorder has.</param>
public sealed record FeedRequest(string Token, string TapIp, string? Session = null, long After = 0);

/// <summary>A feed is open.</summary>
/// <param name="Resumed">Whether it is the one that was asked for; if not, everything before is over and the present state follows.</param>
/// <param name="Present">Who is there and may be recorded.</param>
public sealed record FeedOpened(string Session, bool Resumed, IReadOnlyList<string> Present);

/// <summary>An event with its number in the feed, from 1.</summary>
public sealed record FeedNotice(long Sequence, FeedEvent Event);

/// <summary>The parameters of <see cref="FeedProtocol.Received"/>.</summary>
public sealed record FeedReceipt(long Sequence);

/// <summary>The parameters of <see cref="FeedProtocol.Tap"/>.</summary>
public sealed record FeedTapRequest(string TrackId, TapDestination Destination);

/// <summary>The parameters of what is asked of one track.</summary>
public sealed record FeedTrackRequest(string TrackId);

/// <summary>Parameters or a result with nothing in them.</summary>
public sealed record FeedNothing;
