using System.Text;

namespace Conference.Mediasoup;

/// <summary>A message of a data producer, as a data consumer on a direct transport hands it out.</summary>
/// <remarks>The bytes are valid only while the handler runs, up to its first await; copy what is needed longer.</remarks>
/// <param name="Payload">The bytes; none when <paramref name="Ppid"/> says that the message is empty.</param>
/// <param name="Ppid">What the bytes are.</param>
public readonly record struct DataMessage(ReadOnlyMemory<byte> Payload, Ppid Ppid)
{
    /// <summary>The bytes read as UTF-8.</summary>
    public string GetText() => Encoding.UTF8.GetString(Payload.Span);
}
