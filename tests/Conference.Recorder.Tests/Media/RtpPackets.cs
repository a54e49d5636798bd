using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Tests.Media;

/// <summary>What an FFmpeg sent as RTP, and the same frames in a file.</summary>
internal sealed record RtpPackets(IReadOnlyList<RtpPackets.Packet> Packets, string File)
{
    public const int PayloadType = 96;

    /// <param name="At">Arrival in seconds since the first one.</param>
    public sealed record Packet(double At, byte[] Bytes);

    /// <summary>Records what FFmpeg sends in real time.</summary>
    public static async Task<RtpPackets> RecordAsync(string source, double seconds, params string[] encoding)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 * 1024 * 1024 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        var file = Path.Combine(Directory.CreateTempSubdirectory("rtp").FullName, "sent.mkv");
        var sending = MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-re", "-f", "lavfi", "-i", source, "-t", seconds.ToString(CultureInfo.InvariantCulture), .. encoding,
                "-flags", "+global_header", "-map", "0", "-f", "tee",
                $"[f=rtp:payload_type={PayloadType}:bsfs/v=dump_extra]rtp://127.0.0.1:{port}?rtcpport={port}&pkt_size=1200|[f=matroska]{file}",
            ]);

        var packets = new List<Packet>();
        var buffer = new byte[2048];
        var since = 0L;
        while (true)
        {
            var receiving = socket.ReceiveAsync(buffer, SocketFlags.None, CancellationToken.None).AsTask();
            if (await Task.WhenAny(receiving, DelayedAsync(sending)) != receiving)
                break;
            var length = await receiving;
            if (SenderReport.IsRtcp(buffer.AsSpan(0, length)))
                continue;
            since = since == 0 ? Stopwatch.GetTimestamp() : since;
            packets.Add(new Packet(Stopwatch.GetElapsedTime(since).TotalSeconds, buffer.AsSpan(0, length).ToArray()));
        }

        await sending;
        return new RtpPackets(packets, file);
    }

    /// <summary>The last packets are still in the socket when FFmpeg has ended.</summary>
    private static async Task DelayedAsync(Task sending)
    {
        await sending;
        await Task.Delay(TimeSpan.FromMilliseconds(200));
    }
}
