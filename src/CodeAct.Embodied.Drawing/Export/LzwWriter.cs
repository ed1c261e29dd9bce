namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Compresses the bytes of pictures as GIF stores them: by LZW, codes of 9 to 12 bits, in blocks of 255 bytes.</summary>
internal sealed class LzwWriter(Stream stream)
{
    private const int ByteBits = 8;
    private const int Clear = 1 << ByteBits;
    private const int End = Clear + 1;
    private const int MostCodes = 4096;

    // The code of what another code stands for and a byte after it; 0 for none.
    private readonly short[] table = new short[MostCodes * 256];
    private readonly List<int> used = new(MostCodes);
    private readonly byte[] block = new byte[256];
    private int blockLength;
    private uint buffer;
    private int bits;
    private int next;
    private int size;

    /// <summary>Writes all of a picture's bytes; there is one at least.</summary>
    public void Write(byte[] data)
    {
        stream.WriteByte(ByteBits);
        Forget();
        Put(Clear);
        var prefix = (int)data[0];
        for (var i = 1; i < data.Length; i++)
        {
            var key = (prefix << ByteBits) | data[i];
            if (table[key] is var code and > 0)
            {
                prefix = code;
                continue;
            }

            Put(prefix);
            if (next < MostCodes)
            {
                Learn(key);
            }
            else
            {
                Put(Clear);
                Forget();
            }

            prefix = data[i];
        }

        Put(prefix);
        Put(End);
        if (bits > 0)
            Byte((byte)buffer);
        (buffer, bits) = (0, 0);
        Flush();
        stream.WriteByte(0);
    }

    private void Learn(int key)
    {
        table[key] = (short)next;
        used.Add(key);
        if (next == 1 << size)
            size++;
        next++;
    }

    private void Forget()
    {
        foreach (var key in used)
            table[key] = 0;
        used.Clear();
        (next, size) = (End + 1, ByteBits + 1);
    }

    private void Put(int value)
    {
        buffer |= (uint)value << bits;
        for (bits += size; bits >= 8; bits -= 8)
        {
            Byte((byte)buffer);
            buffer >>= 8;
        }
    }

    private void Byte(byte value)
    {
        block[1 + blockLength++] = value;
        if (blockLength == 255)
            Flush();
    }

    private void Flush()
    {
        if (blockLength == 0)
            return;
        block[0] = (byte)blockLength;
        stream.Write(block, 0, blockLength + 1);
        blockLength = 0;
    }
}
