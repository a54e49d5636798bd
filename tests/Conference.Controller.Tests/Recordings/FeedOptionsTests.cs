using System.ComponentModel.DataAnnotations;
using Conference.Controller.Recordings.Feeds;

namespace Conference.Controller.Tests.Recordings;

public sealed class FeedOptionsTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("https://node1.example.org:8443", null)]
    [InlineData("http://127.0.0.1:8080", null)]
    [InlineData("http://10.0.0.5:8080", "must be https")]
    [InlineData("node1:8443", "must be an address")]
    [InlineData("ftp://node1", "must be an address")]
    public void The_address_for_other_processes_is_one_that_keeps_keys(string address, string? complaint)
    {
        var options = new FeedOptions { Address = address };
        var message = options.Validate(new ValidationContext(options)).SingleOrDefault()?.ErrorMessage;
        Assert.Equal(complaint is null, message is null);
        Assert.Contains(complaint ?? string.Empty, message ?? string.Empty, StringComparison.Ordinal);
    }
}
