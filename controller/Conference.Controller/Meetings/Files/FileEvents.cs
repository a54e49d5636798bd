using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings.Files;

/// <summary>Everybody may have a file, without a message.</summary>
internal sealed record FileShared(FileView File) : EventBody("fileShared")
{
    public override string Data => Render(File, LiveJson.Default.FileView);
}
