using Conference.Mediasoup.Schema.Tests.Oracle;
using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests;

/// <summary>Bytes that no worker should send are read to the end or refused with the one exception, and nothing else happens.</summary>
public sealed class CorruptMessageTests(CompiledSchemas schemas) : IClassFixture<CompiledSchemas>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Tables => PinnedSchemas.TableNames;

    [Theory]
    [MemberData(nameof(Tables))]
    public Task A_message_cut_anywhere_is_refused_or_read(string table) => ReadAll(table, Cut(Message(table, 1)));

    [Theory]
    [MemberData(nameof(Tables))]
    public Task A_message_with_flipped_bits_is_refused_or_read(string table) =>
        ReadAll(table, Enumerable.Range(0, 4).SelectMany(seed => Flipped(Message(table, seed), new Random(seed))));

    [Fact]
    public void Some_of_that_is_refused()
    {
        var message = Message("FBS.Message.Message", 1);

        Assert.All(Cut(message).Take(message.Length / 2), bytes => Assert.Throws<InvalidDataException>(() => schemas.Read("FBS.Message.Message", bytes)));
    }

    private static IEnumerable<byte[]> Cut(byte[] message) => Enumerable.Range(0, message.Length).Select(length => message[..length]);

    /// <summary>Single bits, and whole words replaced by what an attacker would choose.</summary>
    private static IEnumerable<byte[]> Flipped(byte[] message, Random random)
    {
        for (var round = 0; round < 300; round++)
        {
            var copy = message.ToArray();
            if (round % 3 == 0 && copy.Length >= 4)
                BitConverter.TryWriteBytes(copy.AsSpan(random.Next(copy.Length / 4) * 4), Word(random));
            else
                copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
            yield return copy;
        }
    }

    private static int Word(Random random) => random.Next(5) switch
    {
        0 => int.MaxValue,
        1 => int.MinValue,
        2 => -1,
        3 => 0,
        _ => random.Next(-64, 64),
    };

    private byte[] Message(string table, int seed) => schemas.Write(table, new RandomTables(seed).Make(table));

    private Task ReadAll(string table, IEnumerable<byte[]> messages) => Task.Run(() =>
    {
        foreach (var bytes in messages)
        {
            // Any other exception ends the test, and the message is in it.
            if (Record.Exception(() => schemas.Read(table, bytes)) is { } exception and not InvalidDataException)
                Assert.Fail($"{Convert.ToHexString(bytes)}: {exception}");
        }
    }).WaitAsync(Patience);
}
