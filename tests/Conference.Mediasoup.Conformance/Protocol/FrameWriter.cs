using System.Text.Json;

namespace Conference.Mediasoup.Conformance;

/// <summary>Writes frames to Node, one line each; whole ones, whoever writes.</summary>
internal sealed class FrameWriter(Stream stream)
{
    private readonly Lock _gate = new();

    public void Write<T>(T frame, JsonSerializerOptions options)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(frame, options), (byte)'\n'];
        lock (_gate)
        {
            stream.Write(line);
            stream.Flush();
        }
    }
}
