using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Rtp;
using Conference.Recorder.Tests.Children;
using Conference.Recorder.Tests.Media;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

[Collection(RealMedia.Name)]
public sealed class CaptureCostTests(ITestOutputHelper output)
{
    private const int PacketSize = 1100;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    [Theory]
    [InlineData(4, 20)]
    [InlineData(10, 20)]
    public async Task A_person_costs_at_most_three_hundredths_of_a_core_and_a_flat_amount_of_memory(int people, int seconds)
    {
        var frames = await Ivf.EncodeAsync(
            "libvpx", "mandelbrot=s=640x360:r=30,format=yuv420p", 10, "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M", "-g", "300");
        using var child = await CostChild.StartAsync(people);
        using var sending = new CancellationTokenSource();
        var sender = SendAsync(child.Ports, frames, sending.Token);
        await Task.Delay(WarmUp);
        var (cpu, since, memory) = (child.CpuSeconds, Stopwatch.GetTimestamp(), child.Megabytes);
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var (share, after) = ((child.CpuSeconds - cpu) / Stopwatch.GetElapsedTime(since).TotalSeconds, child.Megabytes);
        await sending.CancelAsync();
        var sent = await sender;

        output.WriteLine(
            $"{people} people: {share / people * 100:F2} % of a core each, {memory:F0} MB after {WarmUp.TotalSeconds} s, {after:F0} MB after {seconds} s more; "
            + $"{frames.Sum(frame => frame.Length) * 8 / 10e6:F2} Mbit/s of video each, {sent} packets in all");
        Assert.InRange(share / people, 0.0001, 0.03);
        Assert.InRange(after - memory, -100, 10 + people);
    }

    /// <summary>Everybody sends 30 frames and 50 packets of sound a second.</summary>
    private static async Task<long> SendAsync(IReadOnlyList<int> ports, IReadOnlyList<byte[]> frames, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        var destinations = ports.Select(port => new IPEndPoint(IPAddress.Loopback, port).Serialize()).ToArray();
        var sequences = new ushort[ports.Count];
        var sound = new byte[160];
        sound[0] = 0x78;
        var sent = 0L;
        var since = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var (frame, packet) = (0, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            var elapsed = Stopwatch.GetElapsedTime(since).TotalSeconds;
            for (; frame < elapsed * 30; frame++)
            {
                for (var track = 0; track < ports.Count; track += 2)
                    SendFrame(track, frames[frame % frames.Count], (uint)frame * 3000);
            }

            for (; packet < elapsed * 50; packet++)
            {
                for (var track = 1; track < ports.Count; track += 2)
                    SendPacket(track, 97, (uint)packet * 960, marker: false, sound);
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return sent;

        void SendFrame(int track, byte[] bytes, uint timestamp)
        {
            for (var at = 0; at < bytes.Length; at += PacketSize)
            {
                var end = Math.Min(bytes.Length, at + PacketSize);
                SendPacket(track, 96, timestamp, end == bytes.Length, [(byte)(at == 0 ? 0x10 : 0), .. bytes.AsSpan(at, end - at)]);
            }
        }

        void SendPacket(int track, byte payloadType, uint timestamp, bool marker, ReadOnlySpan<byte> payload)
        {
            var bytes = RtpWriter.Packet(sequences[track]++, timestamp, marker, payload);
            bytes[1] = (byte)(payloadType | (marker ? 0x80 : 0));
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), (uint)track + 1);
            socket.SendTo(bytes, SocketFlags.None, destinations[track]);
            if (packet % 50 == 0 && payloadType == 97)
                SendReport(track, timestamp);
            sent++;
        }

        void SendReport(int track, uint timestamp)
        {
            var report = new byte[SenderReport.Length];
            new SenderReport((uint)track + 1, 3_900_000_000 + Stopwatch.GetElapsedTime(since).TotalSeconds, timestamp).Write(report);
            socket.SendTo(report, SocketFlags.None, destinations[track]);
        }
    }
}
