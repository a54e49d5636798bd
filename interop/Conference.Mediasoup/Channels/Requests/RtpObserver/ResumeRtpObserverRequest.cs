namespace Conference.Mediasoup.Channels.Requests;

internal sealed class ResumeRtpObserverRequest(string observerId) : Command(Fbs.Request.Method.RtpobserverResume, observerId);
