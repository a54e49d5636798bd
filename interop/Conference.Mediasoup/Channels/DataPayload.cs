using System.Text;
using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>The content of a data message, which is written, and encoded where it is text, straight into the frame.</summary>
internal readonly ref struct DataPayload
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<char> _text;

    public DataPayload(ReadOnlySpan<byte> bytes, Ppid? ppid)
    {
        Ppid = ppid ?? (bytes.IsEmpty ? Ppid.EmptyBinary : Ppid.Binary);
        _bytes = Ppid.IsEmpty ? StandIn(Ppid) : bytes;
    }

    public DataPayload(ReadOnlySpan<char> text, Ppid? ppid)
    {
        Ppid = ppid ?? (text.IsEmpty ? Ppid.EmptyText : Ppid.Text);
        if (Ppid.IsEmpty)
            _bytes = StandIn(Ppid);
        else
            _text = text;
    }

    public Ppid Ppid { get; }

    /// <summary>How many bytes the message has.</summary>
    public int Length => _bytes.Length + Encoding.UTF8.GetByteCount(_text);

    public VectorOffset<byte> Write(FlatWriter writer) => _text.IsEmpty ? writer.Bytes(_bytes) : writer.Utf8Bytes(_text);

    /// <summary>What travels in place of no bytes at all, which SCTP cannot carry (RFC 8831, section 6.6).</summary>
    private static ReadOnlySpan<byte> StandIn(Ppid ppid) => ppid == Ppid.EmptyText ? " "u8 : "\0"u8;
}
