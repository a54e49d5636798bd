using System.Security.Cryptography;
using Conference.Recorder.Deliver;
using Conference.Recorder.Deliver.Sealing;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>The format of encrypted objects, against somebody who can change what is stored.</summary>
public sealed class SealingTests : IDisposable
{
    private const int Bytes = (3 * SealedFormat.SegmentBytes) + 100;

    private readonly MasterKeys _keys = new(EncryptionTests.Keys("first"));
    private readonly string _file = Path.GetTempFileName();
    private readonly byte[] _content = RandomNumberGenerator.GetBytes(Bytes);

    public SealingTests() => File.WriteAllBytes(_file, _content);

    [Theory]
    [InlineData(0, 100)]
    [InlineData(200, 100_000)]
    [InlineData(256, 65_552)]
    [InlineData(300, 196_000)]
    [InlineData(65_808, 1)]
    public void Any_range_is_the_same_however_it_is_read(int offset, int length)
    {
        var header = _keys.CreateHeader(Bytes);
        var whole = Seal(header);
        using var content = Open(header);
        var range = new byte[length];
        content.Read(offset, range);
        Assert.Equal(whole.AsSpan(offset, length).ToArray(), range);
    }

    [Fact]
    public async Task What_was_sealed_opens_and_two_objects_of_one_file_have_nothing_in_common()
    {
        var first = Seal(_keys.CreateHeader(Bytes));
        var second = Seal(_keys.CreateHeader(Bytes));
        Assert.Equal(_content, await OpenAsync(first));
        Assert.Equal(_content, await OpenAsync(second));
        Assert.Equal(-1, second.AsSpan().IndexOf(first.AsSpan(SealedFormat.HeaderBytes, 32)));
    }

    [Theory]
    [InlineData("swapped segments")]
    [InlineData("a repeated segment")]
    [InlineData("a missing last segment")]
    [InlineData("a changed byte")]
    [InlineData("a changed length")]
    [InlineData("a changed key name")]
    [InlineData("a segment of another object")]
    public async Task What_was_changed_does_not_open(string change)
    {
        var stored = Seal(_keys.CreateHeader(Bytes));
        var other = Seal(_keys.CreateHeader(Bytes));
        var (first, second, last) = (Segment(0), Segment(1), Segment(3));
        switch (change)
        {
            case "swapped segments":
                var kept = stored[first];
                stored[second].CopyTo(stored, first.Start.Value);
                kept.CopyTo(stored, second.Start.Value);
                break;
            case "a repeated segment":
                stored[first].CopyTo(stored, second.Start.Value);
                break;
            case "a missing last segment":
                stored = stored[..last.Start.Value];
                break;
            case "a changed byte":
                stored[second.Start.Value + 5] ^= 1;
                break;
            case "a changed length":
                stored[15] ^= 1;
                break;
            case "a changed key name":
                stored[17 + 5] ^= 1; // one of the zeros behind the name, which are authenticated too
                break;
            default:
                other[second].CopyTo(stored, second.Start.Value);
                break;
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(stored));
    }

    public void Dispose() => File.Delete(_file);

    private static Range Segment(int number)
    {
        var from = (int)SealedFormat.OffsetOf(number);
        return from..(from + Math.Min(SealedFormat.SealedSegmentBytes, SealedFormat.PlainBytesOf(number, Bytes) + SealedFormat.TagBytes));
    }

    private SealedContent Open(byte[] header) => new(new PlainContent(_file), header, _keys.Open(header));

    private byte[] Seal(byte[] header)
    {
        using var content = Open(header);
        var bytes = new byte[content.Length];
        content.Read(0, bytes);
        return bytes;
    }

    private async Task<byte[]> OpenAsync(byte[] stored)
    {
        using var cipher = _keys.Open(stored);
        var length = SealedHeader.PlainLengthOf(stored);
        var body = new MemoryStream(stored[SealedFormat.HeaderBytes..]);
        await using var stream = new OpeningStream(body, cipher, length, 0, length);
        using var plain = new MemoryStream();
        await stream.CopyToAsync(plain);
        return plain.ToArray();
    }
}
