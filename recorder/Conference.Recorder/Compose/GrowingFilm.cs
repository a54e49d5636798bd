using Conference.Recorder.Layouts;
using Conference.Recorder.Movies;
using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Compose;

/// <summary>
/// The composite while it is composed: pictures and sound are put together as they come, a second of each in turn, so that at Stop there is hardly anything
/// left to copy, however long the recording is.
/// </summary>
/// <remarks>Nothing of it outlives a crash: it is then put together again, from the stretches that are kept and the sound that is mixed again.</remarks>
internal sealed class GrowingFilm : IDisposable
{
    private const int Pictures = 0;

    private readonly VideoFormat _format;
    private readonly bool _hasPictures;
    private readonly MovieBody _body;
    private readonly AdtsReader _sound;
    private readonly Queue<string> _waiting = new();
    private readonly List<string> _pieces = [];
    private Piece? _piece;
    private int _frames;

    /// <param name="file">Where it grows.</param>
    /// <param name="sound">An ADTS file, which an encoder may still write.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public GrowingFilm(string file, string sound, VideoFormat format, bool hasPictures)
    {
        _format = format;
        _hasPictures = hasPictures;
        _body = MovieBody.Create(file);
        _sound = new AdtsReader(sound);
    }

    private int Sound => _hasPictures ? Pictures + 1 : 0;

    /// <summary>Adds the pictures that follow on those before: an MP4 of one track.</summary>
    public void Add(string piece) => _waiting.Enqueue(piece);

    /// <summary>Puts together that of which there are both pictures and sound.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A piece is not what it should be.</exception>
    public async Task GrowAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(whole: false, cancellationToken))
        {
        }
    }

    /// <summary>Puts together all there is; no pictures and no sound may come any more.</summary>
    /// <param name="frames">Length of the film.</param>
    /// <returns>Where the film is.</returns>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A piece is not what it should be.</exception>
    public async Task<string> FinishAsync(int frames, IReadOnlyList<Chapter> chapters, CancellationToken cancellationToken)
    {
        while (await NextAsync(whole: true, cancellationToken))
        {
        }

        if (_sound.Format is not { } format)
            throw new InvalidDataException("The composition has no sound.");

        var tracks = new List<MovieTrack> { MovieParts.Sound(format, _sound.Sizes) };
        if (_hasPictures)
            tracks.Insert(Pictures, MovieParts.Pictures([.. _pieces.Select(SampleTable.Read)], _format.FrameRate, _format.Width, _format.Height));
        return await _body.FinishAsync(tracks, _format.SecondsAt(frames), chapters, cancellationToken);
    }

    public void Dispose()
    {
        _piece?.Dispose();
        _sound.Dispose();
        _body.Dispose();
    }

    /// <summary>Puts a second of pictures and their sound behind what is there, or less where a piece ends.</summary>
    /// <param name="whole">Whether what is missing will not come any more.</param>
    private async Task<bool> NextAsync(bool whole, CancellationToken cancellationToken)
    {
        var pictures = NextPictures();
        var frames = pictures is null ? _format.FrameRate : pictures.Count(_format.FrameRate);
        var missing = SoundUntil(_frames + frames) - _sound.Sizes.Count;
        var isHeard = await _sound.HasAsync(missing, cancellationToken);
        if (!whole && (!isHeard || (_hasPictures && pictures is null)))
            return false;
        if (pictures is null && _sound.IsEmpty)
            return false;

        if (pictures is not null)
            await _body.AppendAsync(Pictures, await pictures.ReadAsync(frames, cancellationToken), frames, cancellationToken);
        var (bytes, count) = _sound.Take(missing);
        if (count > 0)
            await _body.AppendAsync(Sound, bytes, count, cancellationToken);
        _frames += frames;
        return true;
    }

    private Piece? NextPictures()
    {
        while (_piece is not { IsRead: false })
        {
            _piece?.Dispose();
            _piece = null;
            if (!_waiting.TryDequeue(out var next))
                return null;
            _pieces.Add(next);
            _piece = new Piece(SampleTable.Read(next));
        }

        return _piece;
    }

    /// <summary>How many frames of sound are heard up to a picture.</summary>
    private int SoundUntil(int frame) =>
        (int)(((long)frame * SoundMixer.SampleRate / _format.FrameRate + AdtsFormat.Priming + AdtsFormat.FrameSamples - 1) / AdtsFormat.FrameSamples);

    /// <summary>A piece that is being taken.</summary>
    private sealed class Piece(SampleTable table) : IDisposable
    {
        private readonly SafeFileHandle _file = File.OpenHandle(table.File, options: FileOptions.Asynchronous | FileOptions.SequentialScan);
        private long _position = table.Offset;
        private byte[] _buffer = [];
        private int _next;

        public bool IsRead => _next == table.Sizes.Length;

        /// <summary>How many samples come next, at most so many.</summary>
        public int Count(int most) => Math.Min(most, table.Sizes.Length - _next);

        /// <summary>Reads what comes next; it holds until the next call.</summary>
        public async Task<ReadOnlyMemory<byte>> ReadAsync(int count, CancellationToken cancellationToken)
        {
            var size = table.Sizes.Skip(_next).Take(count).Sum();
            if (_buffer.Length < size)
                _buffer = new byte[size];
            var bytes = _buffer.AsMemory(0, size);
            for (var read = 0; read < size;)
            {
                var length = await RandomAccess.ReadAsync(_file, bytes[read..], _position + read, cancellationToken);
                if (length == 0)
                    throw new EndOfStreamException($"{table.File} ends before byte {_position + size}.");
                read += length;
            }

            _position += size;
            _next += count;
            return bytes;
        }

        public void Dispose() => _file.Dispose();
    }
}
