using Conference.Recorder.Tests.Children;

namespace Conference.Recorder.Tests.Rolling;

[Collection(RealMedia.Name)]
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_disk_that_is_full_while_composing_is_named_keeps_the_tracks_and_is_gone_on_from()
    {
        var errors = await FullDiskChild.RunToEndAsync();
        Assert.True(errors.Length == 0, errors);
    }
}
