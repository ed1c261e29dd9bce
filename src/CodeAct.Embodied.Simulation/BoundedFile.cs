namespace CodeAct.Embodied.Simulation;

/// <summary>Reads a file that the user named: whole, within a limit, and with one sentence for whatever is wrong with it.</summary>
/// <remarks>The limit holds for what is read and not for the length that a file claims: devices and pipes have none.</remarks>
public static class BoundedFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Its text, without a mark of byte order.</summary>
    /// <param name="limit">The most bytes, of <see cref="InputLimits"/>.</param>
    /// <param name="name">What to call it in messages; null for its path.</param>
    /// <exception cref="InputException">It cannot be read, is too large or is not UTF-8.</exception>
    public static string ReadText(string path, int limit, string? name = null)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(path, limit, name);
        try
        {
            return Utf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(name ?? path, "the file is not UTF-8 text; save it as UTF-8");
        }
    }

    /// <summary>Its bytes.</summary>
    /// <exception cref="InputException">It cannot be read or is too large.</exception>
    public static byte[] ReadBytes(string path, int limit, string? name = null)
    {
        name ??= path;
        using var file = Open(path, name);
        try
        {
            var bytes = new byte[file.CanSeek ? Math.Min(file.Length, limit) + 1 : limit + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length == bytes.Length && length <= limit)
            {
                // It says that it is shorter than it is, as devices and files of the kernel do.
                Array.Resize(ref bytes, limit + 1);
                length += file.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
            }

            return length <= limit ? bytes[..length] : throw new InputException(name, $"the file is larger than {InputLimits.Describe(limit)}: this is something else");
        }
        catch (IOException exception)
        {
            throw CannotRead(name, exception);
        }
    }

    /// <summary>Opens it for reading, also while another program writes it.</summary>
    /// <exception cref="InputException">There is no such file, or it cannot be opened.</exception>
    public static FileStream Open(string path, string? name = null)
    {
        name ??= path;
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(name, "there is no such file");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new InputException(name, "this is a folder; name a file in it");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CannotRead(name, exception);
        }
    }

    private static InputException CannotRead(string name, Exception exception) => new(name, $"cannot be read: {exception.Message}");
}
