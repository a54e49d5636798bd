using System.Security.Cryptography;
using Conference.Controller.Access;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Hosting;

namespace Conference.Controller.Tests.Access;

public sealed class SealTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conference-seal-tests-").FullName;
    private readonly Seal _seal = new(new byte[Seal.KeyBytes]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Many_threads_seal_and_open_at_once() => Parallel.For(0, 20_000, number =>
    {
        var plain = BitConverter.GetBytes(number);
        Assert.Equal(plain, _seal.Open(_seal.Close(plain, "table 1"), "table 1"));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    public void What_was_sealed_opens_again_in_its_own_place(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        Assert.Equal(plain, _seal.Open(_seal.Close(plain, "table 1"), "table 1"));
    }

    [Fact]
    public void It_opens_in_no_other_place_under_no_other_key_and_not_when_altered()
    {
        var closed = _seal.Close("secret"u8, "table 1");
        Assert.ThrowsAny<CryptographicException>(() => _seal.Open(closed, "table 2"));
        var other = new Seal(RandomNumberGenerator.GetBytes(Seal.KeyBytes));
        Assert.ThrowsAny<CryptographicException>(() => other.Open(closed, "table 1"));
        for (var i = 0; i < closed.Length; i++)
        {
            var altered = closed.ToArray();
            altered[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _seal.Open(altered, "table 1"));
        }

        Assert.ThrowsAny<CryptographicException>(() => _seal.Open([], "table 1"));
    }

    [Fact]
    public void The_master_key_is_made_once_and_for_its_owner_only()
    {
        var key = MasterKey.Load(new AccessOptions(), _folder);
        Assert.Equal(key, MasterKey.Load(new AccessOptions(), _folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "master.key")));
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_master_key_of_another_form_keeps_the_server_from_starting_and_is_not_told(string key)
    {
        var exception = Assert.Throws<StartupException>(() => MasterKey.Load(new AccessOptions { MasterKey = key }, _folder));
        Assert.Contains("Access:MasterKey", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, exception.Message, StringComparison.Ordinal);
    }
}
