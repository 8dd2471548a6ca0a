import { cases } from '../testing';
import { githubActions } from './language';
import { latestImage } from './latest-image';

cases(latestImage, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: docker push ⟦reg.io/demand:latest⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: docker push ⟦me/app⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ⟦me/app:latest⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: kubectl set image deployment/api ⟦api=reg.io/api:latest⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: docker push ⟦\${{secrets.USER}}/gguf:latest⟧
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: |
            \${{ env.IMAGE }}:latest
            \${{ env.IMAGE }}:\${{ github.sha }}
            \${{ env.HUB != '' && format('{0}/model:latest', env.HUB) || '' }}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: |
          docker push me/app:latest
          docker push me/app:\${{ github.sha }}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: |
            me/app:latest
            me/app:\${{ github.sha }}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: false
          tags: me/app:latest
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: \${{ steps.meta.outputs.tags }}
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: docker push $IMAGE
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: |
          docker tag me/app:1.2 me/app:latest
          docker push me/app:latest
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: docker push -a me/app
`,
  ],
});
