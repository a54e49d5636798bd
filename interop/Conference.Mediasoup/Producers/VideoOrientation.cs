namespace Conference.Mediasoup;

/// <summary>How the endpoint holds its camera.</summary>
/// <param name="Camera">Whether the source is a camera, not a screen.</param>
/// <param name="Flip">Whether the picture is mirrored.</param>
/// <param name="Rotation">How far it is turned, in degrees: 0, 90, 180 or 270.</param>
public sealed record VideoOrientation(bool Camera, bool Flip, ushort Rotation);
