using Conference.Controller.Access.Sealing;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>What tokens of feeds are signed with: the same wherever the master key is, and of no use for anything else.</summary>
internal sealed class FeedKey(Seal seal)
{
    public byte[] Bytes { get; } = seal.KeyFor("recordings feed 1");
}
