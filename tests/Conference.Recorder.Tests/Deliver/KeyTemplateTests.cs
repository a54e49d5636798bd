using System.Text;
using Conference.Recorder.Contracts;
using Conference.Recorder.Deliver;

namespace Conference.Recorder.Tests.Deliver;

public sealed class KeyTemplateTests
{
    private static readonly RecordingJob Job = new(
        "0123456789abcdef0123456789abcdef", "acme", "42", "abc-defg-hij", "Ünïté: a/b\\..//c\u0007 日本", new RecordingSettings(),
        new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.FromHours(-2)));

    [Theory]
    [InlineData("recordings/{yyyy-MM-dd}/{meeting}-{recording}.mp4", "recordings/2026-03-05/abc-defg-hij-0123456789abcdef0123456789abcdef.mp4")]
    [InlineData("{tenant}/{yyyy}/{MM}/{meeting-id}/{recording}.mp4", "acme/2026/03/42/0123456789abcdef0123456789abcdef.mp4")]
    [InlineData("{name}/{recording}.mp4", "Ünïté-a-b-.-c-日本/0123456789abcdef0123456789abcdef.mp4")]
    public void Placeholders_become_names_that_do_no_harm(string template, string key)
    {
        var parsed = KeyTemplate.Parse(template);
        Assert.Equal(key, parsed.KeyOf(Job, Artifact(ArtifactKind.Composite, "composite.mp4")));
        Assert.Equal($"{key[..^4]}/hls/1.ts", parsed.KeyOf(Job, Artifact(ArtifactKind.Hls, "hls/1.ts")));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../../etc")]
    [InlineData("")]
    [InlineData("\0\n")]
    [InlineData("////")]
    public void No_name_leaves_its_folder(string name)
    {
        var key = KeyTemplate.Parse("a/{name}/{recording}.mp4").KeyOf(Job with { MeetingName = name }, Artifact(ArtifactKind.Composite, "composite.mp4"));
        var folders = key.Split('/');
        Assert.Equal(3, folders.Length);
        Assert.DoesNotContain(folders, folder => folder is "" or "." or "..");
        Assert.DoesNotContain(key, char.IsControl);
    }

    [Fact]
    public void The_longest_names_stay_within_what_S3_takes()
    {
        var name = string.Concat(Enumerable.Repeat("日", 5000));
        var key = KeyTemplate.Parse("{name}/{tenant}/{meeting}/{recording}.mp4")
            .KeyOf(Job with { MeetingName = name, TenantId = name, MeetingCode = name }, Artifact(ArtifactKind.Track, new string('t', 250)));
        Assert.InRange(Encoding.UTF8.GetByteCount(key), 1, 1024);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{meeting}.mp4", "{recording}")]
    [InlineData("{recording}", "end with .mp4")]
    [InlineData("/{recording}.mp4", "folder")]
    [InlineData("a//{recording}.mp4", "folder")]
    [InlineData("a/../{recording}.mp4", "folder")]
    [InlineData("a\u0001/{recording}.mp4", "control character")]
    [InlineData("{room}/{recording}.mp4", "{room} is not known")]
    [InlineData("{recording.mp4", "{ without a }")]
    [InlineData("recording}.mp4", "} without a {")]
    [InlineData("{name}{name}{name}{name}{name}{name}{name}/{recording}.mp4", "1024 bytes")]
    public void A_template_that_cannot_be_used_is_refused_with_the_reason(string template, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => KeyTemplate.Parse(template)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("recordings/{yyyy}/{recording}.mp4", "recordings/")]
    [InlineData("a/b/c-{recording}.mp4", "a/b/")]
    [InlineData("{recording}.mp4", "")]
    public void The_fixed_beginning_is_what_all_keys_have_in_common(string template, string prefix) =>
        Assert.Equal(prefix, KeyTemplate.Parse(template).FixedPrefix);

    private static RecordingArtifact Artifact(ArtifactKind kind, string path) => new(kind, path, "video/mp4", 1, "");
}
