using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>Opens a meeting for the recorder: its people from the meeting, its tracks from the media.</summary>
internal sealed class MeetingSource(MeetingRegistry meetings, MediaRooms rooms, TimeProvider clock, ILogger<MeetingFeed> logger)
    : IMeetingSource
{
    public async Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        try
        {
            var meeting = await meetings.GetAsync(job.MeetingId, cancellationToken);
            return await MeetingFeed.OpenAsync(meeting, job.Id, rooms, clock, logger, cancellationToken);
        }
        catch (RefusedException refused) when (refused.Code is RefusalCode.MeetingNotFound or RefusalCode.MeetingEnded)
        {
            throw new MeetingNotFoundException(job.MeetingId);
        }
    }
}
