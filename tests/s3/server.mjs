// The server that storage/blobs/s3 is tested against: s3rver with a bucket
// "preau", and what it lacks of uploads in parts (to list and abort them).
// Writes its port, and ends with its standard input.
import fs from 'node:fs';
import path from 'node:path';
import S3rver from 's3rver';

const directory = process.argv[2];

const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory,
  configureBuckets: [{ name: 'preau' }],
});

const uploadsOf = bucket => path.join(directory, bucket, '._S3rver_uploads');

server.middleware.unshift(async (ctx, next) => {
  const [bucket, ...key] = ctx.path.slice(1).split('/');
  if (ctx.method === 'DELETE' && 'uploadId' in ctx.query) {
    const id = ctx.query.uploadId;
    if (!/^[0-9a-f]{32}$/.test(id) || !fs.existsSync(path.join(uploadsOf(bucket), id))) {
      ctx.status = 404;
      ctx.body = '<Error><Code>NoSuchUpload</Code></Error>';
      return;
    }
    fs.rmSync(path.join(uploadsOf(bucket), id), { recursive: true });
    ctx.status = 204;
  } else if (ctx.method === 'GET' && key.join('/') === '' && 'uploads' in ctx.query) {
    const ids = fs.existsSync(uploadsOf(bucket)) ? fs.readdirSync(uploadsOf(bucket)) : [];
    const uploads = ids
      .map(id => ({ id, key: fs.readFileSync(path.join(uploadsOf(bucket), id, 'key'), 'utf8') }))
      .filter(upload => upload.key.startsWith(ctx.query.prefix ?? ''))
      .map(upload => `<Upload><Key>${upload.key}</Key><UploadId>${upload.id}</UploadId></Upload>`);
    ctx.type = 'application/xml';
    ctx.body =
      '<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>' +
      `${uploads.join('')}</ListMultipartUploadsResult>`;
  } else {
    await next();
  }
});

const { port } = await server.run();
console.log(port);
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
