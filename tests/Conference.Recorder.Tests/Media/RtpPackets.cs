using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Tests.Media;

/// <summary>What an FFmpeg sent as RTP, and the same frames in a file, which goes with it.</summary>
internal sealed class RtpPackets : IDisposable
{
    public const int PayloadType = 96;

    private const int VideoRate = 90_000;
    private const int SoundRate = 48_000;

    private readonly TestFolder _folder;

    private RtpPackets(TestFolder folder, IReadOnlyList<Packet> packets) => (_folder, Packets) = (folder, packets);

    public IReadOnlyList<Packet> Packets { get; }

    public string File => FileIn(_folder);

    /// <param name="At">
    /// Arrival in seconds since the first one: when it was due. When it really came depends on what else the machine did, and is nothing to test with.
    /// </param>
    public sealed record Packet(double At, byte[] Bytes);

    /// <summary>Records what FFmpeg sends.</summary>
    public static async Task<RtpPackets> RecordAsync(string source, double seconds, params string[] encoding)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 * 1024 * 1024 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        var folder = new TestFolder();

        // A thread of its own: on a busy machine the pool may be so late that the socket overflows.
        var receiving = Task.Factory.StartNew(() => Receive(socket), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-re", "-f", "lavfi", "-i", source, "-t", seconds.ToString(CultureInfo.InvariantCulture), .. encoding,
                "-flags", "+global_header", "-map", "0", "-f", "tee",
                $"[f=rtp:payload_type={PayloadType}:bsfs/v=dump_extra]rtp://127.0.0.1:{port}?rtcpport={port}&pkt_size=1200|[f=matroska]{Escaped(FileIn(folder))}",
            ]);

        // What FFmpeg sent before it ended is in the socket already, and this behind it.
        await socket.SendToAsync(Array.Empty<byte>(), socket.LocalEndPoint);
        return new RtpPackets(folder, Timed(await receiving, encoding.Contains("libopus", StringComparer.Ordinal) ? SoundRate : VideoRate));
    }

    public void Dispose() => _folder.Dispose();

    private static string FileIn(TestFolder folder) => folder.File("sent.mkv");

    // The tee muxer takes these as its own.
    private static string Escaped(string path) => path.Replace("'", "\\'", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);

    private static List<byte[]> Receive(Socket socket)
    {
        var packets = new List<byte[]>();
        var buffer = new byte[2048];
        while (socket.Receive(buffer) is > 0 and var length)
        {
            if (!SenderReport.IsRtcp(buffer.AsSpan(0, length)))
                packets.Add(buffer.AsSpan(0, length).ToArray());
        }

        return packets;
    }

    private static List<Packet> Timed(List<byte[]> packets, int clockRate)
    {
        var headers = packets.ConvertAll(packet => RtpHeader.TryRead(packet, out var header) ? header : throw new InvalidDataException("FFmpeg sent no RTP."));
        for (var i = 1; i < headers.Count; i++)
            Assert.True(headers[i].Sequence == (ushort)(headers[i - 1].Sequence + 1), "The test's own socket lost a packet.");
        return [.. packets.Select((packet, i) => new Packet((double)(headers[i].Timestamp - headers[0].Timestamp) / clockRate, packet))];
    }
}
