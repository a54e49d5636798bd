using System.Buffers;
using System.Globalization;
using Conference.Recorder.Matroska;
using Conference.Recorder.Tests.Media;

namespace Conference.Recorder.Tests.Units;

public sealed class MatroskaTests : IDisposable
{
    private const int FrameRate = 30;

    // Not a multiple of anything: what FFmpeg reads must be it all the same.
    private const double Start = 7261.123456;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FFmpeg_reads_what_was_written_to_a_fraction_of_a_millisecond()
    {
        var file = NewFile();
        var frames = await EncodeAsync(seconds: 4);
        Write(file, frames);

        var packets = await MediaTool.PacketsAsync(file);

        Assert.Equal(frames.Count, packets.Count);
        for (var i = 0; i < frames.Count; i++)
        {
            Assert.InRange(packets[i].Time, TimeOf(i) - 0.00003, TimeOf(i) + 0.00003);
            Assert.Equal(IsKey(frames[i]), packets[i].IsKey);
        }

        Assert.Equal("", await MediaTool.DecodeAsync(file));
        var clusters = new MatroskaScanner(file).ReadOn();
        Assert.Equal(packets.Select(packet => packet.Time), clusters.SelectMany(cluster => cluster.Times).Select(time => Math.Round(time, 6)));
        Assert.Equal(packets.Count(packet => packet.IsKey), clusters.Count(cluster => cluster.BeginsWithKey));
        Assert.All(clusters, cluster => Assert.InRange(cluster.To - cluster.From, 0, MatroskaWriter.LongestCluster));
    }

    [Fact]
    public async Task A_file_that_grows_byte_by_byte_gives_each_cluster_once_and_as_soon_as_it_is_whole()
    {
        var whole = NewFile();
        Write(whole, await EncodeAsync(seconds: 2, "-b:v", "100k"));
        var bytes = await File.ReadAllBytesAsync(whole);
        var expected = new MatroskaScanner(whole).ReadOn();
        var growing = NewFile();
        await using var file = new FileStream(growing, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        var scanner = new MatroskaScanner(growing);
        var found = new List<MatroskaCluster>();
        for (var i = 0; i < bytes.Length; i++)
        {
            file.WriteByte(bytes[i]);
            foreach (var cluster in scanner.ReadOn())
            {
                Assert.Equal(cluster.End, i + 1);
                found.Add(cluster);
            }
        }

        Assert.False(scanner.IsDamaged);
        Assert.Equal(expected.Select(cluster => (cluster.Offset, cluster.Length)), found.Select(cluster => (cluster.Offset, cluster.Length)));
        Assert.Equal(expected.SelectMany(cluster => cluster.Times), found.SelectMany(cluster => cluster.Times));
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_readable_up_to_its_last_whole_cluster()
    {
        var whole = NewFile();
        Write(whole, await EncodeAsync(seconds: 3));
        var bytes = await File.ReadAllBytesAsync(whole);
        var clusters = new MatroskaScanner(whole).ReadOn();
        var cut = NewFile();
        await File.WriteAllBytesAsync(cut, bytes[..(int)(clusters[^1].Offset + clusters[^1].Length / 2)]);

        Assert.Equal(clusters.Count - 1, new MatroskaScanner(cut).ReadOn().Count);
        Assert.InRange((await MediaTool.PacketsAsync(cut)).Count, clusters.SkipLast(1).Sum(cluster => cluster.Times.Length), 3 * FrameRate);
    }

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.7, 3.1)]
    [InlineData(2.0, 2.04)]
    [InlineData(4.99, 90)]
    public async Task An_excerpt_holds_its_stretch_and_can_be_decoded(double from, double to)
    {
        var file = NewFile();
        var frames = await EncodeAsync(seconds: 5, "-g", "40");
        Write(file, frames);
        var scanner = new MatroskaScanner(file);
        var selected = MatroskaExcerpt.Select(scanner.ReadOn(), Start + from, Start + to);
        var excerpt = NewFile();
        await using (var target = File.Create(excerpt))
            await MatroskaExcerpt.CopyAsync(file, scanner.HeaderLength, selected, target, CancellationToken.None);

        Assert.Equal("", await MediaTool.DecodeAsync(excerpt));
        var packets = await MediaTool.PacketsAsync(excerpt);
        var keyBefore = Enumerable.Range(0, frames.Count).Last(i => IsKey(frames[i]) && TimeOf(i) <= Start + from + 0.0001);
        Assert.True(packets[0].IsKey);
        Assert.Equal(TimeOf(keyBefore), packets[0].Time, 0.0001);
        Assert.InRange(packets[^1].Time, Math.Min(TimeOf(frames.Count - 1), Start + to - 1.0 / FrameRate) - 0.0001, Start + to + MatroskaWriter.LongestCluster);
    }

    [Theory]
    [InlineData("this is not a film, and never was one")]
    [InlineData("")]
    [InlineData("\u001AEß")]
    public async Task What_is_no_file_of_ours_gives_nothing(string content)
    {
        var file = NewFile();
        await File.WriteAllTextAsync(file, content);

        Assert.Empty(new MatroskaScanner(file).ReadOn());
        Assert.Empty(new MatroskaScanner(file + ".missing").ReadOn());
    }

    [Fact]
    public void Random_damage_never_crashes_the_scanner()
    {
        var file = NewFile();
        Write(file, [.. Enumerable.Range(0, 60).Select(i => new byte[100 + i])]);
        var bytes = File.ReadAllBytes(file);
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var damaged = bytes.ToArray();
            for (var i = random.Next(1, 8); i > 0; i--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(file, damaged);
            var scanner = new MatroskaScanner(file);
            Assert.InRange(scanner.ReadOn().Sum(cluster => cluster.Times.Length), 0, 10_000);
            Assert.Empty(scanner.ReadOn());
        }
    }

    [Fact]
    public void A_frame_alone_in_its_second_waits_for_no_other()
    {
        var sink = new FileSink(NewFile());
        var writer = new MatroskaWriter(MatroskaTrack.Opus(2), sink);
        writer.Append(1, isKey: true, [1, 2, 3]);
        Assert.True(writer.HasOpenCluster);
        writer.Flush();

        Assert.False(writer.HasOpenCluster);
        Assert.Equal([1.0], Assert.Single(new MatroskaScanner(sink.File).ReadOn()).Times);
    }

    private static Task<IReadOnlyList<byte[]>> EncodeAsync(double seconds, params string[] options) =>
        Ivf.EncodeAsync("libvpx", $"testsrc2=s=320x180:r={FrameRate}", seconds, ["-deadline", "realtime", "-cpu-used", "8", "-b:v", "400k", .. options]);

    private static void Write(string file, IReadOnlyList<byte[]> frames)
    {
        var writer = new MatroskaWriter(MatroskaTrack.Video("V_VP8", 320, 180), new FileSink(file));
        for (var i = 0; i < frames.Count; i++)
            writer.Append(TimeOf(i), IsKey(frames[i]), frames[i]);
        writer.Flush();
    }

    private static bool IsKey(byte[] frame) => (frame[0] & 1) == 0;

    private static double TimeOf(int frame) => Start + (double)frame / FrameRate;

    private string NewFile() => _folder.File($"{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)}.mkv");

    private sealed class FileSink(string file) : IClusterSink
    {
        public string File { get; } = file;

        public void Write(byte[] rented, int length)
        {
            using (var stream = new FileStream(File, FileMode.Append))
                stream.Write(rented, 0, length);
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
